/* Stands between a program and its writes: the n-th write below a folder fails, once or from then on, or kills halfway.

   Loaded with LD_PRELOAD; nothing happens until fault_arm is called. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum { OFF, COUNT, ONCE, ALWAYS, KILL };

static char below[4096];
static long at, seen;
static int mode;

void fault_arm(const char *folder, long number, int how) {
    snprintf(below, sizeof below, "%s/", folder);
    at = number;
    seen = 0;
    mode = how;
}

long fault_seen(void) { return seen; }

static int strikes(int file) {
    char link[64], path[4096];
    ssize_t length;
    if (mode == OFF)
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    length = readlink(link, path, sizeof path - 1);
    if (length < 0)
        return 0;
    path[length] = 0;
    if (strncmp(path, below, strlen(below)) != 0)
        return 0;
    seen++;
    if (mode == COUNT)
        return 0;
    return mode == ALWAYS ? seen >= at : seen == at;
}

static void die(void) { kill(getpid(), SIGKILL); }

#define REAL(name) \
    static __typeof__(name) *real; \
    if (!real) \
        real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

#define FAIL \
    do { \
        errno = EIO; \
        return -1; \
    } while (0)

ssize_t write(int file, const void *bytes, size_t length) {
    REAL(write);
    if (strikes(file)) {
        if (mode == KILL) {
            real(file, bytes, length / 2);
            die();
        }
        FAIL;
    }
    return real(file, bytes, length);
}

ssize_t pwrite(int file, const void *bytes, size_t length, off_t place) {
    REAL(pwrite);
    if (strikes(file)) {
        if (mode == KILL) {
            real(file, bytes, length / 2, place);
            die();
        }
        FAIL;
    }
    return real(file, bytes, length, place);
}

ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t place) {
    REAL(pwrite64);
    if (strikes(file)) {
        if (mode == KILL) {
            real(file, bytes, length / 2, place);
            die();
        }
        FAIL;
    }
    return real(file, bytes, length, place);
}

#define ON_A_FILE(name, parameters, arguments) \
    int name parameters { \
        REAL(name); \
        if (strikes(file)) { \
            if (mode == KILL) \
                die(); \
            FAIL; \
        } \
        return real arguments; \
    }

ON_A_FILE(fsync, (int file), (file))
ON_A_FILE(fdatasync, (int file), (file))
ON_A_FILE(ftruncate, (int file, off_t length), (file, length))
ON_A_FILE(ftruncate64, (int file, off64_t length), (file, length))
