using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Npgsql;

namespace Milepost.Rehearsal;

/// <summary>
/// A state's whole set-up on this machine's loopback, with the configuration files of <c>ops/state</c>: etcd, three PostgreSQL members under Patroni,
/// HAProxy, PgBouncer, web nodes and job nodes. Ports are whatever is free.
/// </summary>
internal sealed class StateSetUp(string milepost, string templates, string folder, int webNodes, int jobNodes, int mailPort)
{
    private const string Loopback = "127.0.0.1";
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(3) };

    private readonly Dictionary<string, int> _ports = [];
    private readonly string _password = Secret(), _superuser = Secret(), _replication = Secret(), _keys = Secret();
    private readonly Dictionary<string, string> _environment = [];
    private string _check = "/health/live";

    public List<Member> Members { get; } = [];
    public List<Node> Web { get; } = [];
    public List<Node> Jobs { get; } = [];
    public Child Balancer { get; private set; } = null!;
    public Child Pooler { get; private set; } = null!;

    public Uri Address => new($"http://{Loopback}:{Port("web")}");

    /// <summary>Straight to whichever member leads.</summary>
    public string Leader => $"Host={Loopback};Port={Port("leader")};Database=milepost;Username=milepost;Password={_password};Timeout=5;Pooling=false";

    private string Socket => Path.Combine(folder, "haproxy.sock");

    private string StateFile => Path.Combine(folder, "haproxy.state");

    public sealed class Member(string name, int rest, string data, IReadOnlyList<string> command)
    {
        public string Name => name;
        public int Rest => rest;
        public Child Patroni { get; set; } = null!;
        public IReadOnlyList<string> Command => command;

        /// <summary>Patroni and PostgreSQL at once, as when a machine goes dark.</summary>
        public void GoDark()
        {
            Patroni.KillWithAll();
            var file = Path.Combine(data, "postmaster.pid");
            if (!File.Exists(file) || !int.TryParse(File.ReadLines(file).FirstOrDefault(), out var postmaster)) return;
            try
            {
                using var process = System.Diagnostics.Process.GetProcessById(postmaster);
                if (process.ProcessName == "postgres") process.Kill();
            }
            catch (ArgumentException)
            {
                // It went with Patroni.
            }
        }
    }

    public sealed class Node(string name, int port, IReadOnlyList<string> command)
    {
        public string Name => name;
        public int Port => port;
        public Child Program { get; set; } = null!;
        public IReadOnlyList<string> Command => command;
    }

    public async Task BringUpAsync(Action<string> tell)
    {
        tell("etcd and three PostgreSQL members under Patroni");
        StartEtcd();
        foreach (var number in Enumerable.Range(1, 3)) AddMember($"pg{number}");
        foreach (var member in Members) StartMember(member);
        await UntilAsync("a leader with a synchronous standby", 90, async () => (await RolesAsync()) is var roles && roles.Values.Contains("leader") && roles.Values.Contains("sync_standby") && roles.Count == 3);

        tell("HAProxy and PgBouncer");
        foreach (var number in Enumerable.Range(1, webNodes)) Web.Add(new($"web{number}", Port($"web{number}"), Serve($"web{number}", "--no-jobs")));
        foreach (var number in Enumerable.Range(1, jobNodes)) Jobs.Add(new($"jobs{number}", Port($"jobs{number}"), Serve($"jobs{number}", "--jobs-only")));
        StartBalancer();
        // Until its first checks HAProxy takes every member for a leader.
        await Task.Delay(3000);
        await UntilAsync("the leader through HAProxy", 30, async () => { await AsSuperuserAsync("SELECT 1"); return true; });
        await AsSuperuserAsync($"CREATE ROLE milepost LOGIN PASSWORD '{_password}'");
        await AsSuperuserAsync("CREATE DATABASE milepost OWNER milepost");
        StartPooler();

        tell("Milepost: migrate, then the demo's people, then the nodes");
        foreach (var line in Filled("milepost.env", []).Split('\n').Where(line => line.Contains('=') && !line.StartsWith('#')))
            _environment[line[..line.IndexOf('=')]] = line[(line.IndexOf('=') + 1)..].TrimEnd();
        _environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        await MilepostAsync("migrate");
        Web[0].Program = Child.Start(Web[0].Name, folder, [.. Web[0].Command, "--demo"], _environment);
        await UntilAsync("the first node", 90, () => IsUpAsync(Web[0]));
        foreach (var node in Web.Skip(1).Concat(Jobs)) Start(node);
        foreach (var node in Web.Skip(1).Concat(Jobs)) await UntilAsync(node.Name, 60, () => IsUpAsync(node));

        // The probe that says whether a node can serve, where this version has one.
        using (var answer = await Http.GetAsync($"http://{Loopback}:{Web[0].Port}/health/ready"))
            if (answer.StatusCode != System.Net.HttpStatusCode.NotFound) { _check = "/health/ready"; WriteBalancer(); await ReloadBalancerAsync(); }
        await UntilAsync("pages through HAProxy", 30, async () => { using var page = await Http.GetAsync(new Uri(Address, "/sign-in")); return page.IsSuccessStatusCode; });
    }

    public void Start(Node node) => node.Program = Child.Start(node.Name, folder, node.Command, _environment);

    public void StartMember(Member member) => member.Patroni = Child.Start(member.Name, folder, member.Command);

    public void StartPooler() => Pooler = Child.Start("pgbouncer", folder, ["/usr/sbin/pgbouncer", Path.Combine(folder, "pgbouncer.ini")]);

    public async Task ReloadBalancerAsync()
    {
        await File.WriteAllTextAsync(StateFile, await SayToBalancerAsync("show servers state"));
        Balancer.Signal(12); // SIGUSR2, to the master
    }

    public async Task<string> MilepostAsync(params string[] verb)
    {
        var (exit, said) = await Child.RunAsync(string.Join('-', verb), folder, [Path.Combine(milepost, "milepost"), .. verb, "--data", Path.Combine(folder, "operator")], _environment);
        return exit == 0 ? said : throw new InvalidOperationException($"milepost {string.Join(' ', verb)} ended with {exit}: {said}");
    }

    public static async Task<bool> IsUpAsync(Node node)
    {
        using var answer = await Http.GetAsync($"http://{Loopback}:{node.Port}/health/live");
        return answer.IsSuccessStatusCode;
    }

    /// <summary>What each member says it is: leader, sync_standby, replica.</summary>
    public async Task<IReadOnlyDictionary<string, string>> RolesAsync()
    {
        foreach (var member in Members)
        {
            try
            {
                var cluster = JsonNode.Parse(await Http.GetStringAsync($"http://{Loopback}:{member.Rest}/cluster"))!;
                return cluster["members"]!.AsArray().Where(m => (string?)m!["state"] is "running" or "streaming").ToDictionary(m => (string)m!["name"]!, m => (string)m!["role"]!);
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                // Ask another.
            }
        }
        return new Dictionary<string, string>();
    }

    /// <summary>Tells HAProxy to send a node nobody new, or to use it again.</summary>
    public Task SetAsync(Node node, string state) => SayToBalancerAsync($"set server nodes/{node.Name} state {state}");

    private async Task<string> SayToBalancerAsync(string words)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(Socket));
        using var stream = new NetworkStream(socket);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(words + "\n"));
        using var reader = new StreamReader(stream, Encoding.ASCII);
        return await reader.ReadToEndAsync();
    }

    public async Task<T> AskAsync<T>(string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var connection = new NpgsqlConnection(Leader);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync();
        return read(rows);
    }

    public Task ExecuteAsync(string sql) => AskAsync(sql, _ => true);

    public static async Task UntilAsync(string what, int seconds, Func<Task<bool>> isSo)
    {
        var until = Clock.Now + TimeSpan.FromSeconds(seconds);
        Exception? last = null;
        while (Clock.Now < until)
        {
            try
            {
                if (await isSo()) return;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException or NpgsqlException or SocketException)
            {
                last = e;
            }
            await Task.Delay(250);
        }
        throw new InvalidOperationException($"Waited {seconds} seconds for {what}. {last?.Message}");
    }

    public void GoDark()
    {
        foreach (var member in Members.Where(member => member.Patroni is not null)) member.GoDark();
    }

    private int Port(string name) => _ports.TryGetValue(name, out var port) ? port : _ports[name] = FreshPort();

    private int FreshPort()
    {
        int port;
        do port = Child.FreePort();
        while (_ports.ContainsValue(port));
        return port;
    }

    private List<string> Serve(string name, string part) =>
        [Path.Combine(milepost, "milepost"), "serve", part, "--no-migrate", "--data", Path.Combine(folder, name), "--urls", $"http://{Loopback}:{Port(name)}"];

    private void StartEtcd()
    {
        var (client, peer) = ($"http://{Loopback}:{Port("etcd")}", $"http://{Loopback}:{Port("etcd-peer")}");
        Child.Start("etcd", folder, ["etcd", "--data-dir", Path.Combine(folder, "etcd"), "--listen-client-urls", client, "--advertise-client-urls", client,
            "--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer, "--initial-cluster", $"default={peer}", "--log-level", "error"]);
    }

    private void AddMember(string name)
    {
        var file = Path.Combine(folder, $"{name}.yml");
        var data = Path.Combine(folder, name);
        File.WriteAllText(file, Filled("patroni.yml", new()
        {
            ["NAME"] = name, ["REST_PORT"] = Number(Port($"{name}-rest")), ["PORT"] = Number(Port(name)), ["ETCD"] = $"{Loopback}:{Port("etcd")}",
            ["DATA"] = data, ["BIN"] = PostgresPrograms(), ["SOCKETS"] = folder,
        }));
        Members.Add(new(name, Port($"{name}-rest"), data, ["patroni", file]));
    }

    private void StartBalancer()
    {
        WriteBalancer();
        Balancer = Child.Start("haproxy", folder, ["/usr/sbin/haproxy", "-W", "-f", Path.Combine(folder, "haproxy.cfg")]);
    }

    private void WriteBalancer()
    {
        File.WriteAllText(Path.Combine(folder, "haproxy.cfg"), Filled("haproxy.cfg", new()
        {
            ["SOCKET"] = Socket, ["STATE"] = StateFile, ["WEB_ADDRESS"] = Loopback, ["WEB_PORT"] = Number(Port("web")), ["CHECK"] = _check,
            ["LEADER_PORT"] = Number(Port("leader")), ["REPLICA_PORT"] = Number(Port("replica")),
            ["WEB_SERVERS"] = Lines(Web.Select(node => $"  server {node.Name} {Loopback}:{node.Port} check")),
            ["LEADER_SERVERS"] = Lines(Members.Select(m => $"  server {m.Name} {Loopback}:{Port(m.Name)} check port {m.Rest}")),
            ["REPLICA_SERVERS"] = Lines(Members.Select(m => $"  server {m.Name} {Loopback}:{Port(m.Name)} check port {m.Rest}")),
        }));
        var users = Path.Combine(folder, "pgbouncer.users");
        File.WriteAllText(users, $"\"milepost\" \"{_password}\"\n");
        File.WriteAllText(Path.Combine(folder, "pgbouncer.ini"), Filled("pgbouncer.ini", new()
        {
            ["LEADER_HOST"] = Loopback, ["LEADER_PORT"] = Number(Port("leader")), ["REPLICA_HOST"] = Loopback, ["REPLICA_PORT"] = Number(Port("replica")),
            ["PORT"] = Number(Port("pool")), ["USERS"] = users, ["LOG"] = Path.Combine(folder, "pgbouncer.own.log"), ["PID"] = Path.Combine(folder, "pgbouncer.pid"),
        }));
    }

    private string Filled(string template, Dictionary<string, string> words)
    {
        words["ADDRESS"] = Loopback;
        words["NETWORK"] = "127.0.0.0/8";
        words["PASSWORD"] = _password;
        words["SUPERUSER_PASSWORD"] = _superuser;
        words["REPLICATION_PASSWORD"] = _replication;
        words["SECRET"] = _keys;
        words["POOL_PORT"] = Number(Port("pool"));
        words["PUBLIC"] = Address.ToString();
        words["MAIL_HOST"] = Loopback;
        words["MAIL_PORT"] = Number(mailPort);
        words["MAIL_STARTTLS"] = "false";
        var text = File.ReadAllText(Path.Combine(templates, template));
        foreach (var (word, value) in words) text = text.Replace($"@{word}@", value, StringComparison.Ordinal);
        return text;
    }

    private async Task AsSuperuserAsync(string sql)
    {
        await using var connection = new NpgsqlConnection($"Host={Loopback};Port={Port("leader")};Database=postgres;Username=postgres;Password={_superuser};Timeout=3;Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string PostgresPrograms() =>
        Environment.GetEnvironmentVariable("MILEPOST_POSTGRES") is { Length: > 0 } named ? named
        : Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).OrderByDescending(bin => double.TryParse(Path.GetFileName(Path.GetDirectoryName(bin)), CultureInfo.InvariantCulture, out var number) ? number : 0)
            .First(bin => File.Exists(Path.Combine(bin, "initdb")));

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Secret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
