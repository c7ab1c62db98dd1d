// A mail server for the tests. What it does with a letter is decided by the address it goes to, so that a test says it in the letter:
//   refused...@     the address is refused for good (550)
//   busy...@        the address is refused for now (451), the first time it is tried
//   unwanted...@    the letter is refused for good once it was read (554)
//   full...@        the letter is refused for now once it was read (452), the first time
//   dropbefore...@  the connection is lost before the letter is begun, the first time
//   dropafter...@   the letter arrives, and the connection is lost before the server says so
//   slow...@        the letter arrives, and the server never says so
//   crash...@       the letter arrives, and the server is gone
// Settings come by the environment: PORT (0 for any), TLS_KEY and TLS_CERT (files; without them no STARTTLS), SMTP_USER and SMTP_PASSWORD.
// Everything that happens is one line of JSON on standard output, written before the client hears of it. A line on standard input is echoed,
// so that whoever reads knows to have read everything before it. The server ends when its standard input does.
import { readFileSync, writeSync } from "node:fs";
import { createInterface } from "node:readline";
import { SMTPServer } from "smtp-server";

const { PORT = "0", TLS_KEY, TLS_CERT, SMTP_USER, SMTP_PASSWORD } = process.env;
const seen = new Set();

const pause = new Int32Array(new SharedArrayBuffer(4));
// The pipe takes what it has room for; where whoever reads is slow, the rest waits.
const tell = (event) => {
  const line = Buffer.from(`${JSON.stringify(event)}\n`);
  for (let at = 0; at < line.length; ) {
    try {
      at += writeSync(1, line, at);
    } catch (error) {
      if (error.code !== "EAGAIN") throw error;
      Atomics.wait(pause, 0, 0, 2);
    }
  }
};
const firstTime = (what) => !seen.has(what) && Boolean(seen.add(what));
const answer = (code, words) => Object.assign(new Error(words), { responseCode: code });
const drop = (session) => {
  for (const connection of server.connections) if (connection.session.id === session.id) connection._socket.destroy();
};

const server = new SMTPServer({
  disabledCommands: TLS_KEY ? [] : ["STARTTLS"],
  key: TLS_KEY && readFileSync(TLS_KEY),
  cert: TLS_CERT && readFileSync(TLS_CERT),
  authOptional: !SMTP_USER,
  allowInsecureAuth: !TLS_KEY,
  authMethods: ["LOGIN", "PLAIN"],
  disableReverseLookup: true,
  logger: false,
  onAuth({ username, password }, session, done) {
    if (username === SMTP_USER && password === SMTP_PASSWORD) return done(null, { user: username });
    tell({ event: "wrongPassword", user: username });
    done(answer(535, "5.7.8 Authentication failed"));
  },
  onRcptTo({ address }, session, done) {
    if (address.startsWith("refused")) {
      tell({ event: "refused", to: address });
      return done(answer(550, `5.1.1 <${address}>: no such user here`));
    }
    if (address.startsWith("busy") && firstTime(address)) return done(answer(451, "4.7.1 Try again later"));
    if (address.startsWith("dropbefore") && firstTime(address)) return drop(session);
    done();
  },
  onData(stream, session, done) {
    const chunks = [];
    stream.on("data", (chunk) => chunks.push(chunk));
    stream.on("end", () => {
      const to = session.envelope.rcptTo[0].address;
      if (to.startsWith("unwanted")) return done(answer(554, "5.6.0 Not wanted here"));
      if (to.startsWith("full") && firstTime(to)) return done(answer(452, "4.2.2 Mailbox full"));
      tell({ event: "letter", from: session.envelope.mailFrom.address, to, secure: session.secure, user: session.user ?? null, source: Buffer.concat(chunks).toString("utf8") });
      if (to.startsWith("crash")) process.exit(1);
      if (to.startsWith("dropafter")) return drop(session);
      if (to.startsWith("slow")) return;
      done(null, "2.0.0 Taken");
    });
  },
});
server.on("error", (error) => tell({ event: "error", words: error.message }));
server.listen(Number(PORT), "127.0.0.1", () => tell({ event: "listening", port: server.server.address().port }));
createInterface({ input: process.stdin }).on("line", (line) => tell({ event: "echo", line })).on("close", () => process.exit(0));
