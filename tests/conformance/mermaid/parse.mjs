// Mermaid's own parser, without a browser: charts as a JSON list on standard input, what it makes of each on standard output.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const found = createRequire(pathToFileURL(process.argv[2] + '/'));
const { JSDOM } = found('jsdom');
const page = new JSDOM('<!doctype html><body></body>');
globalThis.window = page.window;
globalThis.document = page.window.document;
const { default: mermaid } = await import(pathToFileURL(process.argv[2] + '/node_modules/mermaid/dist/mermaid.core.mjs'));
mermaid.initialize({ startOnLoad: false });

const answers = [];
for (const chart of JSON.parse(readFileSync(0, 'utf8'))) {
  try {
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(chart);
    const nodes = [...db.getVertices().values()].map(({ id, text, classes, link }) => ({ id, text, classes, link: link ?? null }));
    const edges = db.getEdges().map(({ start, end, text }) => ({ start, end, text }));
    answers.push({ nodes, edges, groups: db.getSubGraphs().map(({ id, title }) => ({ id, title })) });
  } catch (error) {
    answers.push({ error: String(error) });
  }
}
process.stdout.write(JSON.stringify(answers));
