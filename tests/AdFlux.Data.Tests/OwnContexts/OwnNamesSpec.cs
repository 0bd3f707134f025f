using AdFlux.Data.Tests.Support;
using AdFlux.Migrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace AdFlux.Data.Tests.OwnContexts;

/// <summary>The names of an application's own tables, and of what is in them.</summary>
public abstract class OwnNamesSpec(TestDatabase database) : OnMigratedDatabase(database)
{
    private const string Names = """
        Notices: TXT, candidate_id, id, sorted; PK_Notice; For Candidate; ByCandidate, ByText
        camera: id, lens_type; PK_camera; fk_camera_id;
        device: id, serial_number; PK_device; ;
        device_room: devices_id, room_id; pk_device_room; fk_device_room_devices_id, fk_device_room_room_id; ix_device_room_room_id
        door_key: held_by, id, room_id; pk_door_key; fk_door_key_room_id;
        room_bookings: candidate_id, day, discriminator, id, job_id, room_code, room_id; pk_room_bookings; fk_room_bookings_candidate_id, fk_room_bookings_job_id, fk_room_bookings_room_code, fk_room_bookings_room_id_device, fk_room_bookings_room_id_rooms; ix_room_bookings_candidate_id, ix_room_bookings_job_id, ix_room_bookings_room_code, ix_room_bookings_room_id_day
        rooms: address_street_name, code, floor_plan, html_page_url, price, room_id, size_depth_cm, size_width_cm; ak_rooms_code, pk_rooms; ;
        """;

    [Fact]
    public void Tables_columns_keys_and_indexes_are_named_as_those_of_AdFlux_unless_they_were_named()
    {
        using RoomsContext context = CreateRooms(Database.ConnectionString);

        Assert.Equal(Names.ReplaceLineEndings("\n"), string.Join('\n', OwnTables(context).Select(Describe)));
        Assert.Equal(
            ["last_day", "room_id"],
            context.Model.GetRelationalModel().Views.Single().Columns.Select(column => column.Name).Order()
        );
    }

    [Fact]
    public async Task Tables_with_these_names_can_be_made_and_used()
    {
        await using TestDatabase other = await Database.CreateAnotherAsync(Token);
        IAdFluxMigrator migrator =
            other.Provider == TestProvider.PostgreSql
                ? AdFluxMigrator.ForPostgreSql(other.ConnectionString)
                : AdFluxMigrator.ForSqlite(other.ConnectionString);
        await migrator.MigrateAsync(cancellationToken: Token);
        await using RoomsContext context = CreateRooms(other.ConnectionString);
        await context.GetService<IRelationalDatabaseCreator>().CreateTablesAsync(Token);

        context.Rooms.Add(
            new Room
            {
                Code = "R-1",
                Size = new RoomSize(300, 200),
                Address = new RoomAddress { StreetName = "Main St" },
                FloorPlan = new FloorPlan { FileName = "r1.pdf" },
                DoorKeys =
                {
                    new DoorKey { Id = 1, HeldBy = "desk" },
                },
                Devices = { new Camera { LensType = "wide" } },
            }
        );
        await context.SaveChangesAsync(Token);
        context.ChangeTracker.Clear();

        Room stored = await context.Rooms.Include(room => room.Devices).SingleAsync(room => room.FloorPlan!.FileName == "r1.pdf", Token);
        Assert.Equal(
            (300, "Main St", "desk", "wide"),
            (stored.Size.WidthCm, stored.Address?.StreetName, stored.DoorKeys.Single().HeldBy, ((Camera)stored.Devices.Single()).LensType)
        );
    }

    [Fact]
    public async Task Constraints_and_indexes_of_AdFlux_are_called_in_an_own_context_as_the_migrations_call_them()
    {
        using RoomsContext context = CreateRooms(Database.ConnectionString);
        string standing = await StandingNamesAsync();
        string[] names =
        [
            .. Tables(context)
                .Where(table => table.IsExcludedFromMigrations)
                .SelectMany(table =>
                    (IEnumerable<string>)
                        [
                            table.PrimaryKey!.Name,
                            .. table.ForeignKeyConstraints.Select(key => key.Name),
                            .. table.Indexes.Select(index => index.Name),
                        ]
                ),
        ];

        Assert.InRange(names.Length, 25, 40);
        Assert.All(names, name => Assert.Contains($"\"{name}\"", standing, StringComparison.Ordinal));
    }

    [Fact]
    public void Own_text_is_compared_byte_by_byte_unless_it_was_told_otherwise()
    {
        using RoomsContext context = CreateRooms(Database.ConnectionString);
        IEntityType notice = context.GetService<IDesignTimeModel>().Model.FindEntityType(typeof(Notice))!;
        bool isPostgres = Database.Provider == TestProvider.PostgreSql;

        Assert.Equal(isPostgres ? "C" : null, notice.FindProperty(nameof(Notice.Text))!.GetCollation());
        Assert.Equal(isPostgres ? "POSIX" : "NOCASE", notice.FindProperty(nameof(Notice.Sorted))!.GetCollation());
    }

    [Fact]
    public void Long_names_are_cut_apart()
    {
        using var context = new LongNames(Options<LongNames>(Database.ConnectionString));
        ITable table = OwnTables(context).Single();

        string[] names = [.. table.Indexes.Select(index => index.Name), .. table.ForeignKeyConstraints.Select(key => key.Name)];

        Assert.Equal(4, names.Distinct(StringComparer.Ordinal).Count());
        Assert.All(names, name => Assert.InRange(name.Length, 1, 63));
    }

    private static IEnumerable<ITable> OwnTables(DbContext context) => Tables(context).Where(table => !table.IsExcludedFromMigrations);

    private static IEnumerable<ITable> Tables(DbContext context) =>
        context.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables.OrderBy(table => table.Name, StringComparer.Ordinal);

    private static string Describe(ITable table) =>
        string.Join(
                "; ",
                $"{table.Name}: {List(table.Columns.Select(column => column.Name))}",
                List(table.UniqueConstraints.Select(key => key.Name)),
                List(table.ForeignKeyConstraints.Select(key => key.Name)),
                List(table.Indexes.Select(index => index.Name))
            )
            .TrimEnd();

    private static string List(IEnumerable<string> names) => string.Join(", ", names.Order(StringComparer.Ordinal));

    private RoomsContext CreateRooms(string connectionString) => new(Options<RoomsContext>(connectionString));

    private DbContextOptions<TContext> Options<TContext>(string connectionString)
        where TContext : DbContext
    {
        var builder = new DbContextOptionsBuilder<TContext>();
        return Database.Provider == TestProvider.PostgreSql
            ? builder.UseAdFluxPostgreSql(connectionString).Options
            : builder.UseAdFluxSqlite(connectionString).Options;
    }

    private async Task<string> StandingNamesAsync()
    {
        string sql =
            Database.Provider == TestProvider.PostgreSql
                ? """SELECT string_agg('"' || relname || '"', ' ') FROM (SELECT relname FROM pg_class UNION SELECT conname FROM pg_constraint) names"""
                : "SELECT group_concat(coalesce(sql, ''), ' ') FROM sqlite_master";
        return (string)(await Database.ScalarAsync(sql, Token))!;
    }

    private sealed class LongNames(DbContextOptions<LongNames> options) : AdFluxDbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            base.OnModelCreating(modelBuilder);
            modelBuilder.ExcludeAdFluxFromMigrations();
            modelBuilder.Entity<AppointmentOfACandidateWithSeveralInterviewersOnOneDay>(appointment =>
            {
                appointment.HasOne<Model.Candidate>().WithMany().HasForeignKey(a => a.TheCandidateWhoIsInvited);
                appointment.HasOne<Model.Candidate>().WithMany().HasForeignKey(a => a.TheCandidateWhoIsInvitedInstead);
            });
        }
    }

    private sealed class AppointmentOfACandidateWithSeveralInterviewersOnOneDay
    {
        public int Id { get; set; }
        public Ids.CandidateId TheCandidateWhoIsInvited { get; set; }
        public Ids.CandidateId TheCandidateWhoIsInvitedInstead { get; set; }
    }
}
