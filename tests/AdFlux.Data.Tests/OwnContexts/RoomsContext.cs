using System.ComponentModel.DataAnnotations.Schema;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Tests.OwnContexts;

/// <summary>A context with tables of every shape, to see how they are named.</summary>
public sealed class RoomsContext(DbContextOptions<RoomsContext> options) : AdFluxDbContext(options)
{
    public DbSet<Room> Rooms => Set<Room>();

    public DbSet<Booking> RoomBookings => Set<Booking>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ExcludeAdFluxFromMigrations();
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<Room>(room =>
        {
            room.HasAlternateKey(r => r.Code);
            room.ComplexProperty(r => r.Size);
            room.OwnsOne(r => r.Address);
            room.OwnsOne(r => r.FloorPlan, plan => plan.ToJson());
            room.OwnsMany(r => r.DoorKeys);
            room.HasMany(r => r.Devices).WithMany();
        });
        modelBuilder.Entity<Booking>(booking =>
        {
            booking.HasOne<Room>().WithMany().HasForeignKey(b => b.RoomId);
            booking.HasOne<Room>().WithMany().HasForeignKey(b => b.RoomCode).HasPrincipalKey(r => r.Code);
            booking.HasOne<Device>().WithMany().HasForeignKey(b => b.RoomId);
            booking.HasOne<Candidate>().WithMany().HasForeignKey(b => b.CandidateId);
            booking.HasIndex(b => new { b.RoomId, b.Day }).IsUnique();
        });
        modelBuilder.Entity<LongBooking>().HasOne<JobOpening>().WithMany().HasForeignKey(booking => booking.JobId);
        modelBuilder.Entity<Device>().UseTptMappingStrategy();
        modelBuilder.Entity<Camera>();
        modelBuilder.Entity<Notice>(notice =>
        {
            notice.HasKey(n => n.Id).HasName("PK_Notice");
            notice.Property(n => n.Sorted).UseCollation(Database.IsNpgsql() ? "POSIX" : "NOCASE");
            notice.HasOne<Candidate>().WithMany().HasForeignKey(n => n.CandidateId).HasConstraintName("For Candidate");
            notice.HasIndex(n => n.Text, "ByText");
            notice.HasIndex(n => n.CandidateId).HasDatabaseName("ByCandidate");
        });
        modelBuilder.Entity<Visit>().HasNoKey().ToView("RecentVisits");
    }
}

public class Room
{
    public int RoomId { get; set; }
    public required string Code { get; set; }
    public string? HtmlPageURL { get; set; }
    public decimal Price { get; set; }
    public required RoomSize Size { get; set; }
    public RoomAddress? Address { get; set; }
    public FloorPlan? FloorPlan { get; set; }
    public ICollection<DoorKey> DoorKeys { get; } = [];
    public ICollection<Device> Devices { get; } = [];
}

public sealed record RoomSize(int WidthCm, int DepthCm);

public sealed class RoomAddress
{
    public string? StreetName { get; set; }
}

public sealed class FloorPlan
{
    public string? FileName { get; set; }
}

public sealed class DoorKey
{
    public int Id { get; set; }
    public string? HeldBy { get; set; }
}

public class Booking
{
    public int Id { get; set; }
    public int RoomId { get; set; }
    public string? RoomCode { get; set; }
    public CandidateId CandidateId { get; set; }
    public DateOnly Day { get; set; }
}

public sealed class LongBooking : Booking
{
    public JobId? JobId { get; set; }
}

public class Device
{
    public int Id { get; set; }
    public string? SerialNumber { get; set; }
}

public sealed class Camera : Device
{
    public string? LensType { get; set; }
}

[Table("Notices")]
public sealed class Notice
{
    public int Id { get; set; }

    [Column("TXT")]
    public required string Text { get; set; }

    [Column(TypeName = "varchar(30)")]
    public string? Sorted { get; set; }

    public CandidateId CandidateId { get; set; }
}

public sealed class Visit
{
    public int RoomId { get; set; }
    public DateOnly LastDay { get; set; }
}
