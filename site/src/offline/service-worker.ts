// Keeps the page and everything that it needs on the device: after one visit it works in flight mode.
import { cleanupOutdatedCaches, precacheAndRoute, type PrecacheEntry } from "workbox-precaching";
import { takeOver } from "./messages.js";

/** By the build: each file of the page, with what changes when it changes. */
declare const SAYSO_FILES: PrecacheEntry[];

/** What is used of a service worker's scope, which the types of a page do not know. */
interface Scope {
  skipWaiting(): Promise<void>;
  addEventListener(type: "message", heard: (event: MessageEvent<unknown>) => void): void;
}
const scope = self as unknown as Scope;

precacheAndRoute(SAYSO_FILES, { ignoreURLParametersMatching: [/./] });
cleanupOutdatedCaches();

// A new version waits until the reader asks for it: nothing changes in the middle of work.
scope.addEventListener("message", ({ data }) => {
  if (data === takeOver) void scope.skipWaiting();
});
