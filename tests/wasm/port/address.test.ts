import { expect, it } from "vitest";
import { baseAddress } from "../../../web/src/port/address";

it.each([
  ["eu", "https://api.port.io"],
  ["US", "https://api.us.port.io"],
  ["https://api.getport.io/", "https://api.getport.io"],
  ["https://api.port-eu.io/v1", "https://api.port-eu.io"],
  [" https://port.example.com:8443/gateway/ ", "https://port.example.com:8443/gateway"],
  ["http://localhost:4174", "http://localhost:4174"],
  ["http://127.0.0.1:4174/", "http://127.0.0.1:4174"],
])("takes %s for %s", (text, base) => {
  expect(baseAddress(text)).toBe(base);
});

it.each([
  "http://api.port.io",
  "http://localhost.example.com",
  "ftp://api.port.io",
  "api.port.io",
  "",
  "https://api.port.io/?token=x",
])("refuses %j in one sentence", (text) => {
  expect(() => baseAddress(text)).toThrow(/no address to connect to; give one that begins with/);
});

it("does not repeat a password that stands in an address", () => {
  expect(() => baseAddress("https://me:hidden@api.port.io")).toThrow(/^"api\.port\.io" is no/);
});
