export * from './story';
export type { ExpectedContact, ExpectedDeal, ExpectedState } from './expected';
export { createStudio, type Studio } from './studio';
export { throughSecondSubscription } from './zenoti-parts';
