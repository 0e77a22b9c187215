export * from './claim-events';
export * from './dedupe-window';
export * from './events-of';
export * from './headers';
export * from './profile';
export * from './select';
export * from './signature';
export * from './unrecognized';
