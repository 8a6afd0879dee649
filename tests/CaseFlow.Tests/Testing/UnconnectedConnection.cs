using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace CaseFlow.Tests.Testing;

/// <summary>A connection to nowhere: hands every command to <paramref name="said"/> and answers with no rows.</summary>
internal sealed class UnconnectedConnection(Action<string> said) : DbConnection
{
    [ThreadStatic]
    private static int _said;

    /// <summary>How many commands were sent by this thread.</summary>
    public static int Said => _said;

    [AllowNull]
    public override string ConnectionString { get; set; } = "";

    public override string Database => "";

    public override string DataSource => "";

    public override string ServerVersion => "15.0";

    public override ConnectionState State => ConnectionState.Open;

    public override void ChangeDatabase(string databaseName)
    {
    }

    public override void Close()
    {
    }

    public override void Open()
    {
    }

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => new Transaction(this, isolationLevel);

    protected override DbCommand CreateDbCommand() => new Command(this);

    private void Say(string sql)
    {
        said(sql);
        _said++;
    }

    private sealed class Transaction(UnconnectedConnection connection, IsolationLevel level) : DbTransaction
    {
        public override IsolationLevel IsolationLevel => level;

        protected override DbConnection DbConnection => connection;

        public override void Commit()
        {
        }

        public override void Rollback()
        {
        }
    }

    private sealed class Command(UnconnectedConnection connection) : DbCommand
    {
        // The provider sets what only its own parameters have.
        private readonly Microsoft.Data.SqlClient.SqlCommand _parameters = new();

        [AllowNull]
        public override string CommandText { get; set; } = "";

        public override int CommandTimeout { get; set; }

        public override CommandType CommandType { get; set; }

        public override bool DesignTimeVisible { get; set; }

        public override UpdateRowSource UpdatedRowSource { get; set; }

        protected override DbConnection? DbConnection { get; set; } = connection;

        protected override DbParameterCollection DbParameterCollection => _parameters.Parameters;

        protected override DbTransaction? DbTransaction { get; set; }

        public override void Cancel()
        {
        }

        public override void Prepare()
        {
        }

        public override int ExecuteNonQuery()
        {
            connection.Say(CommandText);
            return 0;
        }

        public override object? ExecuteScalar()
        {
            connection.Say(CommandText);
            return null;
        }

        protected override DbParameter CreateDbParameter() => _parameters.CreateParameter();

        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior)
        {
            connection.Say(CommandText);
            return new DataTable().CreateDataReader();
        }
    }
}
