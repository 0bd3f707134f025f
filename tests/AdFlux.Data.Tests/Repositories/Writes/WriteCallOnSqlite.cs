using System.Data;
using System.Data.Common;

namespace AdFlux.Data.Tests.Repositories;

[OnSqlite]
public sealed class WriteCallOnSqlite(SqliteDatabase database) : WriteCallSpec(database), IClassFixture<SqliteDatabase>
{
    // It takes the write lock at once.
    protected override async Task<DbTransaction> LockAllAsync(DbConnection connection) =>
        await connection.BeginTransactionAsync(IsolationLevel.Serializable, Token);
}
