/* Two-hop neighborhoods and shortest paths by igraph, for graph.ts: cc -O2 igraph.c $(pkg-config --cflags --libs igraph).
 * Reads one file of 32-bit integers: vertices, edges, questions; then the edges; then the questions as pairs of vertices.
 * Prints four numbers: the medians in milliseconds, neighborhoods first, and the sums of what was found. */
#include <igraph/igraph.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

int main(int argc, char **argv) {
  FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
  uint32_t head[3];
  if (!file || fread(head, 4, 3, file) != 3) return 1;
  uint32_t *numbers = malloc(8 * ((size_t)head[1] + head[2]));
  if (fread(numbers, 8, (size_t)head[1] + head[2], file) != (size_t)head[1] + head[2]) return 1;
  igraph_vector_int_t edges;
  igraph_vector_int_init(&edges, 2 * (igraph_integer_t)head[1]);
  for (size_t i = 0; i < 2 * (size_t)head[1]; i++) VECTOR(edges)[i] = numbers[i];
  /* A question without a path is no reason to say so on the screen. */
  igraph_set_warning_handler(igraph_warning_handler_ignore);
  igraph_t graph;
  igraph_create(&graph, &edges, head[0], IGRAPH_UNDIRECTED);
  const uint32_t *questions = numbers + 2 * (size_t)head[1];
  double *times = malloc(sizeof(double) * head[2]);
  double found[2] = {0, 0};
  for (int what = 0; what < 2; what++) {
    /* The first round warms up. */
    for (int round = 0; round < 2; round++) {
      found[what] = 0;
      for (uint32_t q = 0; q < head[2]; q++) {
        double start = now();
        if (what == 0) {
          igraph_vector_int_list_t around;
          igraph_vector_int_list_init(&around, 0);
          igraph_neighborhood(&graph, &around, igraph_vss_1(questions[2 * q]), 2, IGRAPH_ALL, 0);
          found[what] += igraph_vector_int_size(igraph_vector_int_list_get_ptr(&around, 0));
          igraph_vector_int_list_destroy(&around);
        } else {
          igraph_vector_int_t path;
          igraph_vector_int_init(&path, 0);
          igraph_get_shortest_path(&graph, &path, NULL, questions[2 * q], questions[2 * q + 1], IGRAPH_ALL);
          found[what] += igraph_vector_int_size(&path);
          igraph_vector_int_destroy(&path);
        }
        times[q] = now() - start;
      }
    }
    qsort(times, head[2], sizeof(double), ascending);
    printf("%g ", times[head[2] / 2]);
  }
  printf("%.0f %.0f\n", found[0], found[1]);
  return 0;
}
