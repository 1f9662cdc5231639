/** The texts for data that a link or an embedding page names and that did not come, by stable id. */
import type { EngineError } from "../engine/outcome";
import { withDetail } from "./model-texts";

export const dataTexts: Readonly<Record<string, (error: EngineError) => string>> = {
  "data-unreachable": ({ detail = "its server" }) =>
    `${detail} cannot be reached, or it does not let other pages read its answer, for which it has to ` +
    "send the header “Access-Control-Allow-Origin: *” (CORS); a file that was downloaded can be dropped instead",
  "data-redirected": ({ detail = "its server" }) =>
    `${detail} sends the request on to another address, which is not followed; use the address to which ` +
    "it leads",
  "data-status": ({ detail }) =>
    `${withDetail("its server does not give the file", detail)}; check the address, and whether it can be ` +
    "read without a login",
  "data-cut-off": ({ detail = "its server" }) =>
    `the connection to ${detail} broke off before the end; reload the page to try again`,
  "data-refused": ({ detail = "the address is none that may be read" }) =>
    detail.replace(/\.$/, ""),
  "data-too-large": () =>
    "it has more than 2 GB, which is not read from an address; download it, and drop it on the page",
};
