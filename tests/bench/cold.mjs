// A process from its begin to the first result: node cold.mjs CONTESTANT
import { contestants } from "./contestants.mjs";

const read = await contestants[process.argv[2]].load();
read("The mayor said on Tuesday that taxes rose by 4 percent.");
