namespace AdFlux.Samples.Account;

/// <summary>How an ad shows its message.</summary>
internal enum AdFormat
{
    Image,
    Video,
    Carousel,
}
