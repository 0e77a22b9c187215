/** Named one by one: Node cannot see through `export *` when an ES module (`scripts/*.mts`) imports this by tsx. */
export {
	expectedBalances,
	reclosedSale,
	tillCenter,
	tillSales,
	wellnessLivingBalances,
	zenotiBalances,
} from './day';
export type { TillSale } from './till-sale';
export { tillPurchase, tillPurchaseRefund } from './wellnessliving';
export { tillInvoice } from './zenoti';
