import { ownScript } from "../trust.js";
import { takeOver } from "./messages.js";

/** As the build calls it, beside the page. */
const kScript = "service-worker.js";

/**
 * Installs what makes the page work offline, and calls `offer` when a newer version waits: `update`
 * takes it and loads the page anew. Where another tab has taken it, `update` only loads this page anew. Nothing happens from a disk, in the single file, or where the
 * browser does not let the page.
 */
export async function installOffline(offer: (update: () => void) => void): Promise<void> {
  const { serviceWorker } = navigator as Partial<Navigator>;
  const single = document.querySelector("script[data-file]") !== null;
  if (!serviceWorker || single || !location.protocol.startsWith("http")) return;
  try {
    const registration = await serviceWorker.register(ownScript(kScript), {
      updateViaCache: "none",
    });
    let taken = false;
    const reload = () => location.reload();
    serviceWorker.addEventListener("controllerchange", () => (taken ? reload() : offer(reload)));
    const tell = (waiting: ServiceWorker | null) => {
      if (!waiting || !serviceWorker.controller) return;
      offer(() => {
        taken = true;
        waiting.postMessage(takeOver);
      });
    };
    tell(registration.waiting);
    registration.addEventListener("updatefound", () => {
      const { installing } = registration;
      installing?.addEventListener("statechange", () => {
        if (installing.state === "installed") tell(installing);
      });
    });
  } catch {
    // Forbidden, as in a private window: the page works online.
  }
}
