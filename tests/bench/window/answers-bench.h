/* The table of answers, timed. */
#pragma once

void bench_answers (const char *folder);
