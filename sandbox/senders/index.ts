export * from './plan';
export * from './post';
export * from './schedule';
export * from './sender';
export * from './tamper';
export * from './time';
