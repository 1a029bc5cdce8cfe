import { connect } from "node:net";

/**
 * Keeps so many connections busy, one request at a time on each, and measures every answer; so many seconds or requests
 * long, whichever ends first.
 *
 * Plain sockets instead of a load generator from npm: next to the bare server autocannon was at 84 to 91 % of its own
 * core, this is at about 70 %; what is nearly a limit itself flatters whatever is compared with the bare server.
 */
export async function load({ url, next, seconds, connections, requests = Number.POSITIVE_INFINITY }) {
  const { hostname, port } = new URL(url);
  const latencies = [];
  const started = performance.now();
  const until = started + seconds * 1000;
  const awake = stayAwake();
  try {
    await Promise.all(
      Array.from({ length: connections }, () =>
        keepBusy({ hostname, port: Number(port), next, until, requests, latencies }),
      ),
    );
  } finally {
    awake.stop();
  }
  const took = (performance.now() - started) / 1000;
  latencies.sort((one, other) => one - other);
  return { requests: latencies.length, rps: latencies.length / took, p99: quantile(latencies, 0.99) };
}

/** Never lets the event loop sleep: waking a sleeping process is expensive on virtual machines, and the server would pay. */
function stayAwake() {
  let on = true;
  const again = () => on && setImmediate(again);
  again();
  return {
    stop() {
      on = false;
    },
  };
}

function keepBusy({ hostname, port, next, until, requests, latencies }) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, hostname);
    socket.setNoDelay(true);
    let sentAt = 0;
    let missing = 0;
    const send = () => {
      sentAt = performance.now();
      socket.write(next());
    };
    socket.on("connect", send);
    socket.on("data", (chunk) => {
      missing = missing > 0 ? missing - chunk.length : lengthOf(chunk, reject) - chunk.length;
      if (missing > 0) return;
      const now = performance.now();
      latencies.push(now - sentAt);
      if (now < until && latencies.length < requests) send();
      else socket.end(resolve);
    });
    socket.on("error", reject);
    socket.on("close", () => reject(new Error("the server closed a connection under load")));
  });
}

/** Bytes of a whole answer, by its head, which arrives in one piece. */
function lengthOf(chunk, reject) {
  const end = chunk.indexOf("\r\n\r\n");
  const head = chunk.latin1Slice(0, end);
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (end < 0 || length === undefined || !/^HTTP\/1\.1 2/.test(head)) {
    reject(new Error(`an answer that does not count: ${chunk.latin1Slice(0, 600)}`));
    return 0;
  }
  return end + 4 + Number(length);
}

const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
