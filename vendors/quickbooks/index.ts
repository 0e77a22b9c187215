export { quickBooksUrls } from './api';
export { createQuickBooksLedger } from './ledger';
export * from './lists';
export { createQuickBooksCaller } from './retry-profile';
export type { LedgerOptions, QuickBooksSession } from './session';
export { setUpQuickBooks } from './setup';
