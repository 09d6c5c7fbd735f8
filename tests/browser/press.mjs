// Presses in a frame whose height follows its content: what moves when it grows must have moved before one presses.
import { expect } from './candidate.mjs';

/**
 * Waits until what a frame shows around an element stands still. If the page around gives the frame the height that it
 * asks for, that has happened then. Gives a handle that counts the clicks on the element from now on.
 */
function atRest(element, follows) {
  return element.evaluateHandle((it, follows) => new Promise((stands, moves) => {
    const until = performance.now() + 15_000;
    let before;
    const look = () => {
      const { height, bottom } = document.body.getBoundingClientRect();
      const now = [innerWidth, innerHeight, scrollX, scrollY, height].join(' ');
      const fits = !follows || (document.documentElement.scrollHeight <= innerHeight && innerHeight - bottom <= 2);
      if (fits && now === before) {
        const clicks = { here: 0 };
        // On their way down, before what they do may take the element away.
        addEventListener('click', (event) => { clicks.here += Number(event.composedPath().includes(it)); }, true);
        return stands(clicks);
      }
      if (performance.now() > until) return moves(new Error(`The frame does not come to rest: its content is ${height} high, and it is ${innerHeight}.`));
      before = now;
      return requestAnimationFrame(look);
    };
    look();
  }), follows);
}

/** Waits until nothing moves in a frame any more. */
export async function still(frame, follows) {
  await (await atRest(frame.locator('body'), follows)).dispose();
}

/**
 * Presses something in a frame, once it stands still. The browser finds the frame of another site by where it was drawn
 * last, which may be a moment ago on a busy machine: a press that did not come to its goal was none, and is made again.
 */
export async function press(element, follows) {
  const clicks = await atRest(element, follows);
  await expect(async () => {
    await element.click();
    expect(await clicks.evaluate(({ here }) => here), 'the press came to its goal').toBe(1);
  }).toPass();
}
