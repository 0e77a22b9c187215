export * from './base-url';
export * from './caller';
export * from './failure';
export * from './message';
export * from './retry';
export * from './retry-after';
