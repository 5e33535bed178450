import { engineOptions } from "./assets.js";
import { startEngine } from "./engine.js";
import { AppPart } from "./parts/app.js";
import { applyTheme } from "./theme.js";

applyTheme();
const app = new AppPart();
app.engine = startEngine(engineOptions());
document.querySelector("#app")?.replaceChildren(app);
