// A sitting as a screen reader has it: the tree of names, roles and states that the browser hands to it, from the start
// page to the report. Nobody sees anything here.
import { expect, response } from './candidate.mjs';
import { test } from './small-exam.mjs';

/** The nodes of the tree that are handed on, in their order: role, name, and the states that are told. */
async function tree(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const walk = (node) => [
    ...(node.ignored ? [] : [{ role: node.role.value, name: node.name?.value ?? '', ...Object.fromEntries((node.properties ?? []).map(({ name, value }) => [name, value.value])) }]),
    ...(node.childIds ?? []).flatMap((id) => (byId.has(id) ? walk(byId.get(id)) : [])),
  ];
  return walk(nodes[0]);
}

const named = (nodes, role, name) => nodes.filter((node) => node.role === role && (name === undefined || (name instanceof RegExp ? name.test(node.name) : node.name === name)));

/** What holds on every screen: one main part, one heading of the first level, and nothing to press without a name. */
function sound(nodes, where) {
  expect(named(nodes, 'main'), where).toHaveLength(1);
  expect(named(nodes, 'heading').filter(({ level }) => level === 1), where).toHaveLength(1);
  const pressable = ['button', 'link', 'radio', 'checkbox', 'combobox', 'textbox', 'slider', 'DisclosureTriangle'];
  expect(nodes.filter(({ role, name }) => pressable.includes(role) && !name.trim()), where).toEqual([]);
  const levels = named(nodes, 'heading').map(({ level }) => level);
  levels.reduce((before, level) => {
    expect(level, `${where}: heading levels ${levels}`).toBeLessThanOrEqual(before + 1);
    return level;
  }, 0);
  expect(nodes.filter(({ role, name }) => role === 'image' && !name), where).toEqual([]);
}

test('a sitting is there for a screen reader from the start page to the report', async ({ candidate, page }) => {
  await page.goto('#/exam/tst-1/practice?domain=1&questions=13&seed=1');
  await expect(page.getByRole('button', { name: 'Start practising' })).toBeVisible();
  let nodes = await tree(page);
  sound(nodes, 'start');
  await candidate.begin();

  const seen = new Map();
  for (let at = 1; at <= 13; at += 1) {
    const row = await candidate.question();
    if (!seen.has(row.kind)) {
      nodes = await tree(page);
      sound(nodes, row.kind);
      // Where one is, and how to move on.
      expect(named(nodes, 'heading', `Question ${at} of 13`)).toHaveLength(1);
      expect(named(nodes, 'button', 'Next')).toHaveLength(1);
      expect(named(nodes, 'button', /^Flag/)).toHaveLength(1);
      const before = nodes;
      await candidate.respond(row, response(row, true));
      // What was said last is told, and what was chosen is a state and not a colour.
      nodes = await tree(page);
      if (row.kind === 'multiple-choice') {
        expect(named(before, 'radio')).toHaveLength(row.choices.length);
        expect(named(before, 'radio').filter(({ checked }) => checked === 'true')).toHaveLength(0);
        expect(named(nodes, 'radio').filter(({ checked }) => checked === 'true')).toHaveLength(1);
      }
      if (row.kind === 'multiple-response') {
        expect(named(nodes, 'checkbox').filter(({ checked }) => checked === 'true')).toHaveLength(row.key.length);
        expect(named(nodes, 'group').concat(named(nodes, 'radiogroup')).some(({ name }) => name), 'the choices have a name as a group').toBe(true);
      }
      if (row.kind === 'matching') {
        const lists = named(nodes, 'combobox');
        expect(lists).toHaveLength(row.prompts.length);
        expect(new Set(lists.map(({ name }) => name)).size, 'each prompt names its list').toBe(row.prompts.length);
      }
      if (row.kind === 'ordering') {
        // Each place tells of its number, and each way to move it is a button with a name.
        expect(named(nodes, 'button', /up|down|earlier|later|remove|out/i).length).toBeGreaterThanOrEqual(row.key.length);
        expect(named(nodes, 'listitem').length).toBeGreaterThanOrEqual(row.key.length);
      }
      await page.getByRole('button', { name: 'Show the answer' }).click();
      await expect(page.locator('.question__rationale')).toBeVisible();
      nodes = await tree(page);
      sound(nodes, `${row.kind}, shown`);
      expect(nodes.some(({ name }) => /right/i.test(name)), 'right or wrong is said in words').toBe(true);
      seen.set(row.kind, true);
    }
    if (at < 13) await candidate.next();
  }
  expect(seen.size).toBe(4);

  // The list of all questions tells of each how it stands.
  await page.getByRole('button', { name: /^Review/ }).click();
  await expect(candidate.heading).toHaveText('Review');
  nodes = await tree(page);
  sound(nodes, 'review');
  for (let at = 1; at <= 13; at += 1) {
    const its = nodes.filter(({ role, name }) => ['button', 'link', 'row', 'listitem'].includes(role) && new RegExp(`(^|\\D)${at}(\\D|$)`).test(name));
    expect(its.length, `question ${at} can be gone to from the review`).toBeGreaterThan(0);
  }

  // The end is asked for in a dialog, which has a name and takes everything else away.
  await page.getByRole('button', { name: 'End exam', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  nodes = await tree(page);
  const [dialog] = named(nodes, 'dialog');
  expect(dialog.name).not.toBe('');
  expect(dialog.modal).toBe(true);
  expect(named(nodes, 'button', 'End exam'), 'nothing behind the dialog is told').toHaveLength(0);
  await page.getByRole('dialog').getByRole('button', { name: 'End exam and see the report' }).click();

  await expect(page.getByRole('heading', { name: 'Every question' })).toBeVisible();
  nodes = await tree(page);
  sound(nodes, 'report');
  // The table of domains is a table, with heads that name its columns.
  expect(named(nodes, 'table').length).toBeGreaterThan(0);
  expect(named(nodes, 'columnheader').length).toBeGreaterThan(2);
  expect(named(nodes, 'rowheader').length).toBeGreaterThan(0);
});
