import type { Document } from '../asking/graphql.js';
import { exportDocuments, type NetworkFormat } from './export-documents.js';
import { type DrawnNetwork, networkDocuments } from './network-documents.js';

/** Where a drawn network comes from, and how the same one is asked for as a file. */
export interface NetworkSource<Result, FileResult, Variables> {
  document: Document<Result, Variables>;
  select: (data: Result) => DrawnNetwork | undefined;
  fileDocument: Document<FileResult, Variables & { format: NetworkFormat }>;
  selectFile: (data: FileResult) => string | undefined;
}

/** Lets the compiler work out what a source answers. */
export function networkSource<Result, FileResult, Variables>(
  source: NetworkSource<Result, FileResult, Variables>,
): NetworkSource<Result, FileResult, Variables> {
  return source;
}

export const authorNetwork = networkSource({
  document: networkDocuments.author,
  select: ({ author }) => author?.network,
  fileDocument: exportDocuments.author,
  selectFile: ({ author }) => author?.network.export,
});

export const organizationNetwork = networkSource({
  document: networkDocuments.organization,
  select: ({ organization }) => organization?.network,
  fileDocument: exportDocuments.organization,
  selectFile: ({ organization }) => organization?.network.export,
});

export const topicNetwork = networkSource({
  document: networkDocuments.topic,
  select: ({ topic }) => topic?.network,
  fileDocument: exportDocuments.topic,
  selectFile: ({ topic }) => topic?.network.export,
});
