import type { AddressInfo } from "node:net";
import express from "express";
import { buyLicence, type Vendor } from "./shop.ts";

const form = `<form method="post"><label>E-mail <input name="email" type="email"></label> <button>Buy</button></form>`;

/** The shop with a page, as customers see it; `vendor` is asked anew for each request. */
export async function openShop(vendor: () => Vendor) {
  const application = express().use(express.urlencoded());
  application.get("/", (_request, response) => void response.send(form));
  application.post("/", async (request, response) => {
    try {
      const { status, date_expiration } = await buyLicence(vendor(), request.body.email);
      const day = new Date(date_expiration * 1000).toISOString().slice(0, 10);
      response.send(`<h1>Thank you</h1><p>Your licence is ${status} until ${day}.</p>`);
    } catch {
      response.status(502).send(`<h1>We are sorry</h1><p>Nothing was bought. Try again later.</p>${form}`);
    }
  });
  const server = application.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => server.close() };
}
