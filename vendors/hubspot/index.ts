export { productionUrl } from './api';
export { contactProperties, dealProperties, defaultOwnedProperties, ownableProperties } from './fields';
export * from './lists';
export * from './setup';
export * from './target';
