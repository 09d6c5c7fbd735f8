// axe, as the tests of screens ask it.
import AxeBuilder from '@axe-core/playwright';

/**
 * axe for a page without frames, or whose frames are left out: it runs within the page, where it finds the same in half
 * the time, and counts up only what is wrong.
 */
export function axeOf(page) {
  return new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
}
