export * from './event';
export * from './fields';
export * from './keys';
export * from './outcome';
export * from './settings';
export * from './stages';
export * from './sync';
export * from './target';
