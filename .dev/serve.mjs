// Serves a folder on this machine only, with the headers that Sayso's pages are made to live under.
// usage: node serve.mjs FOLDER PORT
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, resolve, sep } from "node:path";

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".wasm": "application/wasm",
  ".txt": "text/plain; charset=utf-8",
};

export const headers = {
  "Content-Security-Policy": [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    "require-trusted-types-for 'script'",
  ].join("; "),
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "Cache-Control": "no-cache",
};

/** The file that a request's path names inside `folder`, or undefined. */
async function fileOf(folder, url) {
  let path;
  try {
    path = normalize(decodeURIComponent(new URL(url, "http://localhost").pathname));
  } catch {
    return undefined;
  }
  let file = join(folder, path);
  if (file.includes("\0") || !(file + sep).startsWith(folder + sep)) return undefined;
  const found = await stat(file).catch(() => undefined);
  if (found?.isDirectory()) file = join(file, "index.html");
  return (await stat(file).catch(() => undefined))?.isFile() ? file : undefined;
}

/** A server, not yet listening, of the files in `folder`. */
export function fileServer(folder) {
  const top = resolve(folder);
  return createServer(async (request, response) => {
    const file = await fileOf(top, request.url ?? "/");
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.writeHead(405, { Allow: "GET, HEAD" }).end();
    } else if (file === undefined) {
      response.writeHead(404, { "Content-Type": types[".txt"] }).end("Not found\n");
    } else {
      response.setHeader("Content-Type", types[extname(file)] ?? "application/octet-stream");
      if (request.method === "HEAD") response.end();
      else
        createReadStream(file)
          .on("error", () => response.destroy())
          .pipe(response);
    }
  });
}

if (import.meta.filename === resolve(process.argv[1] ?? "")) {
  const [folder = "dist/site", port = "8080"] = process.argv.slice(2);
  const server = fileServer(folder);
  server.on("error", (error) => {
    console.error(
      error.code === "EADDRINUSE"
        ? `Port ${port} is taken: choose another with --port`
        : error.message,
    );
    process.exit(1);
  });
  server.listen(Number(port), "127.0.0.1", () => {
    console.log(`Sayso is at http://localhost:${server.address().port}/ (Ctrl-C ends it)`);
  });
}
