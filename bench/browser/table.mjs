// The figures as tables, and whether each keeps its budget.

/** Name, key, digits, divisor, and the budget: at most `most`, or at most `ratio` times the floor's median. */
const ROWS = [
  { name: 'code up to the first question, kB brotli', key: 'code', digits: 1, per: 1000, most: 180 },
  { name: 'data up to the first question, kB brotli', key: 'data', digits: 1, per: 1000 },
  { name: 'data of the whole exam, kB brotli', key: 'dataInAll', digits: 1, per: 1000, most: 100 },
  { name: 'requests up to the first question', key: 'requests' },
  { name: 'of them for code', key: 'codeRequests' },
  { name: 'requests, the whole exam', key: 'requestsInAll' },
  { name: 'start screen shown, cold, ms', key: 'offered' },
  { name: 'question shown after the press on Start, cold, ms', key: 'question' },
  { name: 'first question, cold, ms', key: 'first' },
  { name: 'main thread up to the first question, ms', key: 'cpuFirst' },
  { name: 'third visit: start screen shown, ms', key: 'thirdOffered' },
  { name: 'third visit: first question, ms', key: 'third', ratio: 1.5 },
  { name: 'third visit: bytes over the line, kB', key: 'thirdBytes', digits: 1, per: 1000 },
  { name: 'third visit: requests', key: 'thirdRequests' },
  { name: 'slow phone: something to read (FCP), ms', key: 'slowFcp', most: 400 },
  { name: 'slow phone: start screen shown, ms', key: 'slowOffered' },
  { name: 'slow phone: question shown after the press, ms', key: 'slowQuestion' },
  { name: 'slow phone: first question, ms', key: 'slowFirst', ratio: 2.4 },
  { name: 'next → painted, median, ms', key: 'next', digits: 1 },
  { name: 'next → painted, 95th percentile, ms', key: 'nextSlow', digits: 1 },
  { name: 'main thread a question, ms', key: 'cpuQuestion', digits: 1, ratio: 1.5 },
  { name: 'INP, 4x CPU, 98th percentile, ms', key: 'inp', most: 64 },
  { name: 'INP, 4x CPU, worst of the sitting, ms', key: 'inpSitting' },
  { name: 'INP, 4x CPU, worst with hand-in and report, ms', key: 'inpWorst', most: 120 },
  { name: 'INP, 4x CPU, worst with "Open all" of the report, ms', key: 'inpOpenAll' },
  { name: 'JS heap after the exam, MB', key: 'heap', digits: 2, per: 1e6 },
  { name: 'wasm memory after the exam, MB', key: 'wasm', digits: 2, per: 1e6 },
  { name: 'JS heap + wasm memory, MB', key: 'memory', digits: 2, per: 1e6, most: 4 },
  { name: 'finish → score painted, ms', key: 'finish', digits: 1 },
];

const BANK_ROWS = [
  { name: 'first question, ms', key: 'first' },
  { name: 'main thread, ms', key: 'cpuFirst' },
  { name: 'data, kB brotli', key: 'dataInAll', digits: 1, per: 1000 },
  { name: 'requests', key: 'requestsInAll' },
  { name: 'JS heap, MB', key: 'heap', digits: 2, per: 1e6 },
  { name: 'wasm memory, MB', key: 'wasm', digits: 2, per: 1e6 },
];

/** The smallest, the middle and the largest. */
export function spread(values) {
  const sorted = values.toSorted((one, other) => one - other);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
  return { least: sorted[0], middle: (low + high) / 2, most: sorted.at(-1) };
}

const line = (cells) => `| ${cells.join(' | ')} |`;

function told(values, { digits = 0, per = 1 }) {
  if (!values?.length) return '–';
  const { least, middle, most } = spread(values);
  const said = [least, middle, most].map((value) => (value / per).toFixed(digits));
  return said[0] === said[2] ? `**${said[1]}**` : `${said[0]} / **${said[1]}** / ${said[2]}`;
}

/** "met", or by how much it is missed. */
function verdict({ most, ratio, per = 1 }, mine, theirs) {
  const [is, may] = ratio ? [mine / theirs, ratio] : [mine / per, most];
  if (may === undefined) return '';
  const budget = ratio ? `${ratio}x` : `${most}`;
  return is <= may ? `${budget}: met` : `${budget}: **missed by ${Math.round((is / may - 1) * 100)}%**`;
}

/** The table of both contestants: least / **middle** / most of all runs. */
export function comparison({ ours, floor }) {
  const rows = ROWS.filter(({ key }) => ours[key]?.length).map((row) => {
    const [mine, theirs] = [ours[row.key], floor[row.key]].map((values) => values?.length && spread(values).middle);
    const ratio = mine && theirs ? `${(mine / theirs).toFixed(mine / theirs < 10 ? 2 : 0)}x` : '';
    return line([row.name, told(ours[row.key], row), told(floor[row.key], row), ratio, verdict(row, mine, theirs)]);
  });
  const head = [line(['figure', 'ours', 'floor', 'ratio', 'budget']), line(['---', '--:', '--:', '--:', '---'])];
  return [...head, ...rows].join('\n');
}

/** The table of banks by size, each beside the smallest. */
export function bankTable(banks) {
  const base = banks[0].samples;
  const rows = banks.map(({ questions, samples }) => {
    const cells = BANK_ROWS.map((row) => {
      const times = spread(samples[row.key]).middle / spread(base[row.key]).middle;
      return `${told(samples[row.key], row)}${samples === base ? '' : ` (${times.toFixed(2)}x)`}`;
    });
    return line([questions.toLocaleString('en'), ...cells]);
  });
  const head = ['questions in the bank', ...BANK_ROWS.map(({ name }) => name)];
  return [line(head), line(head.map((_, at) => (at ? '--:' : '---'))), ...rows].join('\n');
}

/** What a cold visit on the slow phone waited for: the way of the run in the middle. */
export function wayTable(way) {
  const rows = way.map(([what, start, end]) => line([what, start === undefined ? '' : Math.round(start), Math.round(end)]));
  return [line(['what', 'asked for at, ms', 'there at, ms']), line(['---', '--:', '--:']), ...rows].join('\n');
}
