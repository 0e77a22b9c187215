import type { INodePropertyOptions } from 'n8n-workflow';
import type { LedgerSystem } from './ledgerSystem';
import { quickBooks } from './quickBooks';
import { xero } from './xero';

const systems: readonly LedgerSystem[] = [quickBooks, xero];

export const systemOptions: INodePropertyOptions[] = systems.map(({ label, value }) => ({
	name: label,
	value,
}));

export function findSystem(value: unknown): LedgerSystem | null {
	return systems.find((system) => system.value === value) ?? null;
}
