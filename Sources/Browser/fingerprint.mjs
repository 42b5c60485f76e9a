// Runs plans in the WebAssembly build of the core and prints their proofs as `closedloop fingerprint` does:
//   node Sources/Browser/fingerprint.mjs core.wasm REPLICATIONS PLAN...
import { readFile } from "node:fs/promises";
import { basename } from "node:path";

const [module, replications, ...plans] = process.argv.slice(2);
const compiled = await WebAssembly.compile(await readFile(module));
const hexadecimal = (word) => BigInt.asUintN(64, word).toString(16).padStart(16, "0");

for (const path of plans) {
  // A fresh instance for each plan: memory that one has grown is given back.
  const core = (await WebAssembly.instantiate(compiled, {})).exports;
  for (const word of (await readFile(path, "utf8")).split("\n")) {
    if (word !== "") core.push(BigInt.asIntN(64, BigInt(`0x${word}`)));
  }
  const name = basename(path, ".plan");
  const status = core.prepare();
  if (status !== 0) throw new Error(`${path}: cannot be prepared: ${status}`);
  for (let replication = 0; replication < Number(replications); replication++) {
    const ended = core.replicate(replication);
    if (ended !== 0) throw new Error(`${path}: replication ${replication} ended with ${ended}`);
    console.log(`${name} ${replication} ${hexadecimal(core.trajectory())} ${hexadecimal(core.observations())}`);
  }
}
