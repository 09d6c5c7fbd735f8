/** How this entry of the package is called in messages. */
export const NAME = 'the engine';
