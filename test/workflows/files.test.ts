import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { NodeHelpers, type INode, type INodeParameters, type INodeTypeDescription } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { StudioAccounting } from '../../nodes/StudioAccounting/StudioAccounting.node';
import { StudioCrm } from '../../nodes/StudioCrm/StudioCrm.node';
import { StudioReconcile } from '../../nodes/StudioReconcile/StudioReconcile.node';
import { WellnessLiving } from '../../nodes/WellnessLiving/WellnessLiving.node';
import { WellnessLivingTrigger } from '../../nodes/WellnessLiving/WellnessLivingTrigger.node';
import { Zenoti } from '../../nodes/Zenoti/Zenoti.node';
import { ZenotiTrigger } from '../../nodes/Zenoti/ZenotiTrigger.node';
import { readWorkflowFile, type WorkflowNode } from '../../scripts/scene/workflowFile.mts';

const ours: ReadonlyMap<string, INodeTypeDescription> = new Map(
	[StudioAccounting, StudioCrm, StudioReconcile, WellnessLiving, WellnessLivingTrigger, Zenoti, ZenotiTrigger]
		.map((type) => new type().description)
		.map((description) => [`n8n-nodes-studio-ops.${description.name}`, description]),
);

/** n8n's own nodes and the versions that both n8n versions of the end-to-end tests have. */
const builtIn: ReadonlyMap<string, number> = new Map([
	['dataTable', 1],
	['filter', 2.2],
	['if', 2.2],
	['manualTrigger', 1],
	['noOp', 1],
	['scheduleTrigger', 1.2],
	['set', 3.4],
	['stickyNote', 1],
	['stopAndError', 1],
]);

type Links = Readonly<Record<string, { readonly main: ReadonlyArray<ReadonlyArray<Link>> }>>;
interface Link {
	readonly node: string;
	readonly type: string;
	readonly index: number;
}

const folder = fileURLToPath(new URL('../../workflows/', import.meta.url));
const files = readdirSync(folder).map((name) => name.replace(/\.json$/, ''));

const descriptionOf = ({ type, name }: WorkflowNode): INodeTypeDescription => {
	const description = ours.get(type);
	if (description === undefined) throw new Error(`${name}: ${type} is none of ours`);
	return description;
};

/** The parameters as n8n completes them; what the description does not know, or hides, falls away. */
function understood(node: WorkflowNode): INodeParameters | null {
	const description = descriptionOf(node);
	const whole: INode = { ...asNode(node), typeVersion: node.typeVersion ?? 0 };
	const { parameters } = whole;
	return NodeHelpers.getNodeParameters(description.properties, parameters, true, false, whole, description);
}

/** A table without lines says nothing, and may belong to a field that is hidden. */
function filledIn({ parameters }: WorkflowNode): object {
	const isEmpty = (value: unknown) => JSON.stringify(value) === '{}';
	return Object.fromEntries(Object.entries(parameters).filter(([, value]) => !isEmpty(value)));
}

function asNode({ name, type, parameters }: WorkflowNode): INode {
	const plain = JSON.parse(JSON.stringify(parameters)) as INodeParameters;
	return { id: 'n', name, type, typeVersion: 1, position: [0, 0], parameters: plain };
}

describe.each(files)('The importable workflow %s', (file) => {
	const workflow = readWorkflowFile(file);
	const links = workflow.connections as Links;
	const own = workflow.nodes.filter(({ type }) => ours.has(type));

	it('is named in small letters, and explains itself in a note', () => {
		expect(file).toMatch(/^[a-z]+(-[a-z]+)*$/);
		expect(workflow.settings).toEqual({ executionOrder: 'v1' });
		const notes = workflow.nodes.filter(({ type }) => type.endsWith('.stickyNote'));
		expect(notes.map(({ name }) => name)).toEqual(['Read me']);
		expect(String(notes[0]?.parameters.content).split('\n')[0]).toBe(`## ${workflow.name}`);
	});

	it('uses nodes that are there', () => {
		for (const { type, typeVersion, name } of workflow.nodes) {
			const [, short = ''] = type.split('.');
			if (type.startsWith('n8n-nodes-base.')) expect([name, typeVersion]).toEqual([name, builtIn.get(short)]);
			else expect([ours.get(type)?.version].flat()).toContain(typeVersion);
		}
		const ids = workflow.nodes.map((node) => String((node as unknown as { id: unknown }).id));
		expect(new Set(ids).size).toBe(ids.length);
		expect(new Set(workflow.nodes.map(({ name }) => name)).size).toBe(workflow.nodes.length);
	});

	it('sets only what its nodes know', () => {
		for (const node of own) expect([node.name, understood(node)]).toMatchObject([node.name, filledIn(node)]);
	});

	it('leaves nothing to fill in but credentials', () => {
		for (const node of own) {
			const description = descriptionOf(node);
			const whole = { ...asNode(node), parameters: understood(node) ?? {} };
			const issues = NodeHelpers.getNodeParametersIssues(description.properties, whole, description);
			expect([node.name, issues?.parameters ?? {}]).toEqual([node.name, {}]);
		}
	});

	it('names a credential by its type and holds none', () => {
		for (const node of own) {
			const taken = descriptionOf(node).credentials ?? [];
			const picked = Object.entries(node.credentials ?? {});
			for (const [type, { id }] of picked) {
				expect(taken.map(({ name }) => name)).toContain(type);
				expect(id).toBe('');
			}
			expect(picked).toHaveLength(taken.length > 0 ? 1 : 0);
		}
	});

	it('connects what is there', () => {
		const names = new Map(workflow.nodes.map((node) => [node.name, node]));
		for (const [from, { main }] of Object.entries(links)) {
			expect(names.has(from)).toBe(true);
			for (const { node, type, index } of main.flat()) {
				expect(type).toBe('main');
				const inputs = ours.get(names.get(node)?.type ?? '')?.inputs.length ?? 1;
				expect([node, names.has(node) && index < inputs]).toEqual([node, true]);
			}
		}
		const reached = new Set(Object.values(links).flatMap(({ main }) => main.flat().map(({ node }) => node)));
		const alone = [...names.keys()].filter((name) => !reached.has(name) && links[name] === undefined);
		expect(alone).toEqual(['Read me']);
	});

	it('looks up in expressions only nodes it has', () => {
		const text = JSON.stringify(workflow.nodes.map(({ parameters }) => parameters));
		for (const [, name] of text.matchAll(/\$\('([^']+)'\)/g))
			expect(workflow.nodes.map((node) => node.name)).toContain(name);
	});
});
