export * from './event';
export * from './people';
export * from './booking';
export * from './sale';
export * from './build';
