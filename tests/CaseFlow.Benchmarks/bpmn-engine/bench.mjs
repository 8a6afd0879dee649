// Runs the three-task model in npm's bpmn-engine, with its state written to a file after every step and read back before the next:
// node bench.mjs MODEL SECONDS. Prints one line of JSON.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { EventEmitter } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Engine } from 'bpmn-engine';

const source = readFileSync(process.argv[2], 'utf8');
const seconds = Number(process.argv[3]);
const folder = mkdtempSync(join(tmpdir(), 'caseflow-bpmn-engine-'));

async function keep(engine, file) {
  const state = await engine.getState();
  if (engine.state === 'running') await engine.stop(); // one that has ended never answers
  writeFileSync(file, JSON.stringify(state));
}

async function run(number, times) {
  const file = join(folder, `${number}.json`);
  let began = performance.now();
  const engine = new Engine({ name: `run ${number}`, source });
  const listener = new EventEmitter();
  const waits = new Promise((resolve) => listener.once('wait', resolve));
  await engine.execute({ listener });
  await waits;
  await keep(engine, file);
  times.push(performance.now() - began);

  for (const task of ['een', 'twee', 'drie']) {
    began = performance.now();
    const engine = new Engine().recover(JSON.parse(readFileSync(file, 'utf8')));
    const listener = new EventEmitter();
    const next = new Promise((resolve, reject) => {
      listener.on('wait', (api) => { if (api.id !== task) resolve(); });
      engine.once('end', resolve);
      engine.once('error', reject);
    });
    const execution = await engine.resume({ listener });
    execution.signal({ id: task, uitkomst: 'klaar' });
    await next;
    await keep(engine, file);
    times.push(performance.now() - began);
  }
}

try {
  for (let i = 0; i < 20; i++) await run(`warm-${i}`, []);
  const times = [];
  const began = performance.now();
  let runs = 0;
  while (performance.now() - began < seconds * 1000) await run(runs++, times);
  const took = (performance.now() - began) / 1000;
  times.sort((a, b) => a - b);
  console.log(JSON.stringify({
    acts: times.length,
    perSecond: times.length / took,
    median: times[Math.floor(times.length / 2)],
    p95: times[Math.floor(times.length * 0.95)],
    bytes: readFileSync(join(folder, '0.json')).length,
  }));
} finally {
  rmSync(folder, { recursive: true });
}
