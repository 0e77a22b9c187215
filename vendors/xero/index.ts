export { xeroUrl } from './api';
export { createXeroCaller } from './caller';
export type { XeroChart } from './chart';
export { createXeroLedger, type XeroLedgerOptions } from './ledger';
export * from './lists';
export type { ChartCache, XeroSession } from './session';
export { setUpXero } from './setup';
