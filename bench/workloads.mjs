/** What is asked, in every workload by the ready-made reseller. */

const authorization = `Basic ${Buffer.from("reseller:aaaa bbbb cccc dddd eeee ffff").toString("base64")}`;
const api = "/wp-json/reseller/v1";

/** Orders that are there before the load, as many as a page of the list shows. */
const orders = 50;

export const listAddress = `${api}/orders/`;
export const headers = { authorization };

let buyers = 0;

/** A parent order for an e-mail address that nobody has used; always of the same length. */
function form() {
  buyers += 1;
  const buyer = String(buyers).padStart(9, "0");
  return `type=parent&first_name=Ada&last_name=Lovelace&email=buyer-${buyer}%40example.com&plan=seo-by-rank-math-pro&total=59`;
}

const formType = "application/x-www-form-urlencoded";

/** Sells what `read` and `list` ask for; answers the id of the last order. */
export async function sell(url, count = orders) {
  let id;
  for (let i = 0; i < count; i += 1) {
    const answer = await fetch(`${url}${api}/payment/`, {
      method: "POST",
      headers: { ...headers, "content-type": formType },
      body: form(),
    });
    if (answer.status !== 200) throw new Error(`POST payment/: ${answer.status} ${await answer.text()}`);
    id = (await answer.json()).data?.order?.id;
  }
  return id;
}

/** The bytes of a request, with the path that a gateway puts before the vendor's. */
function bytes({ host, pathname }, method, path, body = "") {
  const about = body === "" ? "" : `content-type: ${formType}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`;
  const address = `${pathname.replace(/\/$/, "")}${path}`;
  return Buffer.from(
    `${method} ${address} HTTP/1.1\r\nhost: ${host}\r\nauthorization: ${authorization}\r\n${about}\r\n${body}`,
  );
}

/** By name: `(url, order) => () => bytes of the next request`. */
export const workloads = {
  read(url, order) {
    const request = bytes(new URL(url), "GET", `${api}/order/${order}`);
    return () => request;
  },
  list(url) {
    const request = bytes(new URL(url), "GET", listAddress);
    return () => request;
  },
  create(url) {
    const address = new URL(url);
    return () => bytes(address, "POST", `${api}/payment/`, form());
  },
};

/** The simulator's own answers, for the bare server to send. */
export async function answersOf(url, order) {
  const text = async (path) => (await fetch(`${url}${path}`, { headers })).text();
  const read = await text(`${api}/order/${order}`);
  return { read, list: await text(listAddress), create: read };
}
