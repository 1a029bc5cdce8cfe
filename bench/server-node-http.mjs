/** The limit: a bare node:http server that answers the simulator's own bytes; for a create it reads and parses the form first. */
import { createServer } from "node:http";

/** Answers by workload; a cold start is asked for `list` and gets by with nothing in it. */
const answers = { read: "{}", list: "{}", create: "{}" };

process.on("message", (message) => {
  if (!message.answers) return;
  Object.assign(answers, message.answers);
  created = JSON.parse(answers.create);
  process.send?.({ done: true });
});

let created = {};

const server = createServer((request, response) => {
  if (request.method !== "POST") {
    send(response, request.url?.endsWith("/orders/") ? answers.list : answers.read);
    return;
  }
  const chunks = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", () => {
    const form = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString("utf8")));
    send(response, JSON.stringify({ ...created, message: form.email ? "success" : "" }));
  });
});

function send(response, payload) {
  response.writeHead(200, {
    "content-type": "application/json; charset=UTF-8",
    "content-length": Buffer.byteLength(payload),
  });
  response.end(payload);
}

server.listen(0, "127.0.0.1", () => {
  const url = `http://127.0.0.1:${server.address().port}`;
  if (process.send) process.send({ url });
  else console.log(JSON.stringify({ services: { "rank-math": url } }));
});
