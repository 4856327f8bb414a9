/*
 * A disk that keeps what was synced and nothing else, and that fails when it is told to. Loaded with LD_PRELOAD, it stands
 * between a process and the files of one folder. The files themselves are what the system's cache would show; what reaches
 * the disk is told in a log, from which disk-log.ts makes what is left after the power was cut.
 *
 * FAULTY_DISK_FOLDER   the folder, absolute
 * FAULTY_DISK_LOG      the file to which the log is appended
 * FAULTY_DISK_ORDERS   a file of `struct orders`, which another process may change at any time
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

/* As ORDERS of faulty-disk.ts has them. */
struct orders {
  /* How many operations there were. */
  volatile int32_t count;
  /* The first and the last operation that fail, counted from one; zero for none. */
  volatile int32_t first, last;
  /* The kinds of them that fail, one bit each. */
  volatile int32_t kinds;
  /* How they fail. */
  volatile int32_t error;
  /* How long each takes, in microseconds. */
  volatile int32_t delay;
  /* Before which operation the process is killed; zero for never. */
  volatile int32_t kill;
  /* By how many bytes files may still grow; negative for no limit. */
  volatile int32_t room;
  /* Whether a sync says that it was done, and does nothing. */
  volatile int32_t lies;
};

/* As KINDS of disk-log.ts has them. */
enum kind { OPEN = 1, CREATE, WRITE, TRUNCATE, SYNC, SYNC_FAILED, SYNC_FOLDER, UNLINK };

struct entry {
  uint32_t kind;
  /* By which a file is told from others, whatever they are called. */
  uint32_t file;
  uint64_t offset;
  uint64_t length;
};

#define MOST_DESCRIPTORS 65536
#define MOST_FILES 256
#define FOLDER 0xffffffffu

static char folder[4096];
static size_t folder_length;
static int log_descriptor = -1;
static struct orders no_orders = {.room = -1};
static struct orders *orders = &no_orders;
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;

/* Of what descriptors are: zero for what is not of the folder. */
static uint32_t file_of[MOST_DESCRIPTORS];
/* By which the system tells the file of a descriptor from others: libuv closes some without asking the C library. */
static ino_t inode_of[MOST_DESCRIPTORS];
/* The files by their names; a file whose name was taken away has none. */
static char *name_of[MOST_FILES];
static uint32_t file_count = 0;

static int (*real_open)(const char *, int, ...);
static int (*real_close)(int);
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_ftruncate)(int, off_t);
static int (*real_unlink)(const char *);
static int (*real_rename)(const char *, const char *);

static void *next_of(const char *name) { return dlsym(RTLD_NEXT, name); }

static int has_begun = 0;

/* At the first call, which comes before there are threads: tcc knows no constructors. */
static void begin(void) {
  if (has_begun) return;
  has_begun = 1;
  const char *place = getenv("FAULTY_DISK_FOLDER");
  const char *log = getenv("FAULTY_DISK_LOG");
  const char *told = getenv("FAULTY_DISK_ORDERS");
  real_open = next_of("open64");
  real_close = next_of("close");
  real_write = next_of("write");
  real_pwrite = next_of("pwrite64");
  real_fsync = next_of("fsync");
  real_fdatasync = next_of("fdatasync");
  real_ftruncate = next_of("ftruncate64");
  real_unlink = next_of("unlink");
  real_rename = next_of("rename");
  if (!place || !log || !told) return;
  strncpy(folder, place, sizeof folder - 1);
  folder_length = strlen(folder);
  log_descriptor = real_open(log, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  int descriptor = real_open(told, O_RDWR | O_CLOEXEC);
  if (descriptor < 0) return;
  void *page = mmap(NULL, sizeof *orders, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
  if (page != MAP_FAILED) orders = page;
  real_close(descriptor);
}

static void tell(enum kind kind, uint32_t file, uint64_t offset, const void *bytes, uint64_t length) {
  struct entry entry = {kind, file, offset, length};
  struct iovec parts[] = {{&entry, sizeof entry}, {(void *)bytes, length}};
  if (writev(log_descriptor, parts, 2) < 0) abort();
}

/* The name within the folder; null for what is elsewhere. */
static const char *name_in_folder(const char *path) {
  if (folder_length == 0 || !path || strncmp(path, folder, folder_length) != 0) return NULL;
  return path[folder_length] == '/' && path[folder_length + 1] != 0 ? path + folder_length + 1 : NULL;
}

static uint32_t known(const char *name) {
  for (uint32_t file = 1; file <= file_count; file++)
    if (name_of[file] && strcmp(name_of[file], name) == 0) return file;
  return 0;
}

static uint32_t added(const char *name) {
  if (file_count + 1 >= MOST_FILES) abort();
  name_of[++file_count] = strdup(name);
  return file_count;
}

/* With its turn taken: counts an operation, and does to it what was ordered. Zero, or how it fails. */
static int befalls(enum kind kind) {
  int number = ++orders->count;
  if (orders->delay > 0) usleep(orders->delay);
  if (orders->kill > 0 && number >= orders->kill) kill(getpid(), SIGKILL);
  if (orders->first == 0 || number < orders->first || number > orders->last) return 0;
  return orders->kinds >> kind & 1 ? orders->error : 0;
}

static int fails(int error) {
  pthread_mutex_unlock(&turn);
  errno = error;
  return -1;
}

static int opened(const char *path, int flags, mode_t mode) {
  begin();
  const char *name = name_in_folder(path);
  int is_folder = folder_length > 0 && path && strcmp(path, folder) == 0;
  if (!name && !is_folder) return real_open(path, flags, mode);
  pthread_mutex_lock(&turn);
  int writes = (flags & O_ACCMODE) != O_RDONLY;
  struct stat found;
  int is_new = name && (flags & O_CREAT) && stat(path, &found) != 0;
  int error = writes ? befalls(is_new ? CREATE : OPEN) : 0;
  if (error) return fails(error);
  int descriptor = real_open(path, flags, mode);
  if (descriptor >= 0 && descriptor < MOST_DESCRIPTORS) {
    inode_of[descriptor] = fstat(descriptor, &found) == 0 ? found.st_ino : 0;
    if (is_folder) file_of[descriptor] = FOLDER;
    else {
      uint32_t file = known(name);
      if (is_new || !file) {
        file = added(name);
        tell(is_new ? CREATE : OPEN, file, 0, name, strlen(name));
      }
      file_of[descriptor] = file;
    }
  }
  int left = errno;
  pthread_mutex_unlock(&turn);
  errno = left;
  return descriptor;
}

static mode_t mode_in(int flags, va_list list) { return flags & O_CREAT ? va_arg(list, int) : 0; }

int open(const char *path, int flags, ...) {
  va_list list;
  va_start(list, flags);
  mode_t mode = mode_in(flags, list);
  va_end(list);
  return opened(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
  va_list list;
  va_start(list, flags);
  mode_t mode = mode_in(flags, list);
  va_end(list);
  return opened(path, flags, mode);
}

static uint32_t file_at(int descriptor) {
  if (descriptor < 0 || descriptor >= MOST_DESCRIPTORS || !file_of[descriptor]) return 0;
  struct stat found;
  if (fstat(descriptor, &found) != 0 || found.st_ino != inode_of[descriptor]) file_of[descriptor] = 0;
  return file_of[descriptor];
}

int close(int descriptor) {
  begin();
  if (file_at(descriptor)) file_of[descriptor] = 0;
  return real_close(descriptor);
}

static ssize_t written(int descriptor, const void *bytes, size_t length, off_t offset, int is_at) {
  uint32_t file = file_at(descriptor);
  pthread_mutex_lock(&turn);
  int error = befalls(WRITE);
  if (error) return fails(error);
  if (!is_at) offset = lseek(descriptor, 0, SEEK_CUR);
  struct stat found;
  int64_t growth = fstat(descriptor, &found) == 0 ? (int64_t)(offset + length) - found.st_size : 0;
  if (growth > 0 && orders->room >= 0) {
    if (growth > orders->room) return fails(ENOSPC);
    orders->room -= growth;
  }
  tell(WRITE, file, offset, bytes, length);
  ssize_t done = is_at ? real_pwrite(descriptor, bytes, length, offset) : real_write(descriptor, bytes, length);
  int left = errno;
  pthread_mutex_unlock(&turn);
  errno = left;
  return done;
}

ssize_t write(int descriptor, const void *bytes, size_t length) {
  begin();
  return file_at(descriptor) ? written(descriptor, bytes, length, 0, 0) : real_write(descriptor, bytes, length);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t length, off_t offset) {
  begin();
  return file_at(descriptor) ? written(descriptor, bytes, length, offset, 1)
                             : real_pwrite(descriptor, bytes, length, offset);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t length, off_t offset) {
  return pwrite(descriptor, bytes, length, offset);
}

/* The log is the disk, so that nothing waits for the one below. */
static int synced(int descriptor) {
  uint32_t file = file_at(descriptor);
  pthread_mutex_lock(&turn);
  int error = befalls(file == FOLDER ? SYNC_FOLDER : SYNC);
  if (error && file != FOLDER) tell(SYNC_FAILED, file, 0, NULL, 0);
  if (error) return fails(error);
  if (!orders->lies) tell(file == FOLDER ? SYNC_FOLDER : SYNC, file, 0, NULL, 0);
  pthread_mutex_unlock(&turn);
  return 0;
}

int fsync(int descriptor) {
  begin();
  return file_at(descriptor) ? synced(descriptor) : real_fsync(descriptor);
}

int fdatasync(int descriptor) {
  begin();
  return file_at(descriptor) ? synced(descriptor) : real_fdatasync(descriptor);
}

int ftruncate(int descriptor, off_t length) {
  begin();
  uint32_t file = file_at(descriptor);
  if (!file) return real_ftruncate(descriptor, length);
  pthread_mutex_lock(&turn);
  int error = befalls(TRUNCATE);
  if (error) return fails(error);
  tell(TRUNCATE, file, length, NULL, 0);
  int done = real_ftruncate(descriptor, length);
  int left = errno;
  pthread_mutex_unlock(&turn);
  errno = left;
  return done;
}

int ftruncate64(int descriptor, off_t length) { return ftruncate(descriptor, length); }

int unlink(const char *path) {
  begin();
  const char *name = name_in_folder(path);
  struct stat found;
  if (!name || stat(path, &found) != 0) return real_unlink(path);
  pthread_mutex_lock(&turn);
  int error = befalls(UNLINK);
  if (error) return fails(error);
  uint32_t file = known(name);
  tell(UNLINK, file, 0, name, strlen(name));
  if (file) name_of[file] = NULL;
  int done = real_unlink(path);
  int left = errno;
  pthread_mutex_unlock(&turn);
  errno = left;
  return done;
}

/* Nothing that is watched renames a file within the folder: whoever begins to has to teach it to the log. */
int rename(const char *from, const char *to) {
  begin();
  if (name_in_folder(from) || name_in_folder(to)) abort();
  return real_rename(from, to);
}
