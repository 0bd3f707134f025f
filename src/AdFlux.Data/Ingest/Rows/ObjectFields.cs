namespace AdFlux.Data.Ingest.Rows;

/// <summary>Meta's names for the members of campaigns, ad sets and ads, and for those that show that a row is something else.</summary>
internal static class ObjectFields
{
    /// <summary>The names; each kind of object has some of them. Graph API v25.0.</summary>
    public static FieldNames<ObjectMember> Names { get; } =
        new(
            new Dictionary<string, ObjectMember>(
                [
                    .. Signs(RowSigns.OfCampaign, "buying_type", "can_use_spend_cap", "special_ad_category", "special_ad_category_country"),
                    .. Signs(RowSigns.OfCampaign, "smart_promotion_type", "is_adset_budget_sharing_enabled", "is_skadnetwork_attribution"),
                    .. Signs(
                        RowSigns.OfAdSet,
                        "attribution_spec",
                        "destination_type",
                        "adset_schedule",
                        "learning_stage_info",
                        "lifetime_imps"
                    ),
                    .. Signs(
                        RowSigns.OfAdSet,
                        "optimization_sub_event",
                        "is_dynamic_creative",
                        "daily_min_spend_target",
                        "daily_spend_cap"
                    ),
                    .. Signs(RowSigns.OfAdSet, "lifetime_min_spend_target", "lifetime_spend_cap", "dsa_beneficiary", "dsa_payor"),
                    .. Signs(RowSigns.OfBudget, "bid_strategy", "pacing_type", "promoted_object"),
                    .. Signs(RowSigns.OfAd, "tracking_specs", "conversion_specs", "ad_review_feedback", "preview_shareable_link"),
                    .. Signs(RowSigns.OfAd, "conversion_domain", "creative_asset_groups_spec"),
                    .. Signs(RowSigns.AdId, "ad_id"),
                    .. Signs(RowSigns.DateStart, "date_start"),
                    .. Signs(RowSigns.OfReport, "async_status", "async_percent_completion", "async_report_url"),
                    .. Signs(RowSigns.ReportRunId, "report_run_id"),
                    .. Signs(RowSigns.OfLead, "field_data", "form_id", "is_organic", "custom_disclaimer_responses"),
                    .. Signs(RowSigns.OfCreative, "object_story_spec", "object_story_id", "effective_object_story_id", "object_type"),
                    .. Signs(RowSigns.OfCreative, "thumbnail_url", "image_hash", "image_url", "asset_feed_spec", "url_tags", "link_url"),
                    .. Signs(RowSigns.OfCreative, "call_to_action_type", "actor_id", "template_url", "degrees_of_freedom_spec"),
                    .. Signs(RowSigns.OfAudience, "subtype", "approximate_count", "approximate_count_lower_bound", "lookalike_spec"),
                    .. Signs(RowSigns.OfAudience, "approximate_count_upper_bound", "customer_file_source", "operation_status"),
                    .. Signs(RowSigns.OfAudience, "time_content_updated", "permission_for_actions", "delivery_status"),
                    .. Signs(
                        RowSigns.OfConversion,
                        "custom_event_type",
                        "aggregation_rule",
                        "default_conversion_value",
                        "event_source_type"
                    ),
                    .. Signs(
                        RowSigns.OfConversion,
                        "first_fired_time",
                        "last_fired_time",
                        "custom_conversion_id",
                        "offline_conversion_data_set"
                    ),
                    .. Signs(RowSigns.Rule, "rule", "retention_days"),
                    .. Signs(
                        RowSigns.OfAccount,
                        "account_status",
                        "amount_spent",
                        "currency",
                        "timezone_name",
                        "timezone_id",
                        "disable_reason"
                    ),
                    .. Signs(RowSigns.Code, "code"),
                    .. Signs(RowSigns.Body, "body", "headers"),
                ],
                StringComparer.Ordinal
            )
            {
                ["id"] = new(ObjectField.Id, RowSigns.Id),
                ["account_id"] = new(ObjectField.AccountId, RowSigns.AccountId),
                ["campaign_id"] = new(ObjectField.CampaignId, RowSigns.CampaignId),
                ["adset_id"] = new(ObjectField.AdSetId, RowSigns.AdSetId),
                ["name"] = new(ObjectField.Name, RowSigns.None),
                ["status"] = new(ObjectField.Status, RowSigns.None),
                ["effective_status"] = new(ObjectField.EffectiveStatus, RowSigns.None),
                ["objective"] = new(ObjectField.Objective, RowSigns.OfCampaign),
                ["optimization_goal"] = new(ObjectField.OptimizationGoal, RowSigns.OfAdSet),
                ["billing_event"] = new(ObjectField.BillingEvent, RowSigns.OfAdSet),
                ["daily_budget"] = new(ObjectField.DailyBudget, RowSigns.OfBudget),
                ["lifetime_budget"] = new(ObjectField.LifetimeBudget, RowSigns.OfBudget),
                ["budget_remaining"] = new(ObjectField.BudgetRemaining, RowSigns.OfBudget),
                ["bid_amount"] = new(ObjectField.BidAmount, RowSigns.None),
                ["created_time"] = new(ObjectField.CreatedTime, RowSigns.None),
                ["start_time"] = new(ObjectField.StartTime, RowSigns.OfBudget),
                ["stop_time"] = new(ObjectField.StopTime, RowSigns.OfCampaign),
                ["end_time"] = new(ObjectField.EndTime, RowSigns.OfAdSet),
                ["creative"] = new(ObjectField.Creative, RowSigns.OfAd),
                ["insights"] = new(ObjectField.NestedRows, RowSigns.None),
                ["campaigns"] = new(ObjectField.NestedRows, RowSigns.None),
                ["adsets"] = new(ObjectField.NestedRows, RowSigns.None),
                ["ads"] = new(ObjectField.NestedRows, RowSigns.None),
            }
        );

    private static IEnumerable<KeyValuePair<string, ObjectMember>> Signs(RowSigns sign, params IEnumerable<string> names) =>
        names.Select(name => KeyValuePair.Create(name, new ObjectMember(ObjectField.None, sign)));
}
