import { engineOptions } from "./assets.js";
import { lazily } from "./engine.js";
import { AppPart } from "./parts/app.js";
import { applyTheme } from "./theme.js";

applyTheme();
const app = new AppPart();
app.engine = lazily(engineOptions);
document.querySelector("#app")?.replaceChildren(app);
