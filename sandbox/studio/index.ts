/** Named one by one: Node cannot see through `export *` when an ES module (`scripts/*.mts`) imports this by tsx. */
export { makeStory, narrators } from './story';
export type { Fact, Story, StoryOptions } from './story';
export type { ExpectedContact, ExpectedDeal, ExpectedState } from './expected';
export type { Occasion } from './occasion';
export { createStudio } from './studio';
export type { Studio } from './studio';
export { throughSecondSubscription } from './zenoti-parts';
