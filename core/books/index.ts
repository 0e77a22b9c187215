export * from './account-keys';
export * from './journal';
export * from './ledger';
export * from './mapping';
export * from './numbers';
export * from './settings';
export * from './stamp';
