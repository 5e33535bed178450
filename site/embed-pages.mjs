// Makes dist/site/embed: the example pages, with their article, beside the package as it is published.
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createFactChecks } from "say-so/factchecks";

const pages = fileURLToPath(new URL("embed/", import.meta.url));
const made = fileURLToPath(new URL("../dist/site/embed/", import.meta.url));
const ships = fileURLToPath(new URL("../web/dist/", import.meta.url));

mkdirSync(made, { recursive: true });
cpSync(ships, `${made}say-so`, {
  recursive: true,
  filter: (path) => !/\.d\.ts$|\.md$|cli\.js$/.test(path),
});

const article = readFileSync(`${pages}article.html`, "utf8").trimEnd();
for (const name of readdirSync(pages).filter((file) => file !== "article.html")) {
  const text = readFileSync(pages + name, "utf8");
  writeFileSync(
    made + name,
    text.replace("<!-- article -->", () => `\n${article}\n`),
  );
}

// The feed becomes an index, which opens at once; `sayso index` makes the same.
const checks = await createFactChecks();
await checks.load(readFileSync(`${pages}checks.json`));
writeFileSync(`${made}checks.sayso-index`, await checks.save());
checks.close();
