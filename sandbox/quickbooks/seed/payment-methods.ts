/** The ways to pay that QuickBooks puts into every company. */
export const paymentMethods: readonly {
	readonly id: string;
	readonly name: string;
	readonly type: string;
}[] = [
	{ id: '1', name: 'Cash', type: 'NON_CREDIT_CARD' },
	{ id: '2', name: 'Check', type: 'NON_CREDIT_CARD' },
	{ id: '3', name: 'Credit Card', type: 'CREDIT_CARD' },
];
