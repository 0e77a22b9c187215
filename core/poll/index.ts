export * from './profile';
export * from './problem';
export * from './reporting';
export * from './run-poll';
export * from './sample';
export * from './settings';
export * from './state';
export * from './stored-state';
