/** The site as the tests of real browsers load it. */
import type { AddressInfo } from "node:net";
import type { Server } from "node:http";
// @ts-expect-error plain JavaScript, with tests of its own
import { fileServer } from "../../.dev/serve.mjs";
import { root } from "../web/support.js";

export interface Served {
  /** Its address, with the last slash. */
  site: string;
  /** Ends it, open connections too: from then on there is no network. */
  end(): void;
}

export async function serveSite(): Promise<Served> {
  const server = fileServer(`${root}dist/site`) as Server;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    site: `http://localhost:${(server.address() as AddressInfo).port}/`,
    end: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
