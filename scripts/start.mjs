// `npm start`. This file must run under Node.js releases that are far too old, to say so: nothing is imported before the check.
const version = process.versions.node;
if (Number(version.split('.')[0]) < 20) {
  console.error(`需要 Node.js 20 或更高版本，当前为 ${version}。`);
  console.error(`Node.js 20 or newer is needed; this is ${version}.`);
  process.exit(1);
}
import('./setup/start.mjs').then((setup) => setup.start(process.argv.slice(2)));
